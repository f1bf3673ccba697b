language-row = <strong>Опасно сейчас? Звоните { $emergency }.</strong> · { call-label } · С надёжного телефона.
