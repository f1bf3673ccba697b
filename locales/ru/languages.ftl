language-row = <strong>Сейчас в опасности? Звоните { $emergency }.</strong> · { call-label } · Нужен надёжный телефон.
