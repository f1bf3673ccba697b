language-row = <strong>في خطر الآن؟ يُرجى الاتصال بالرقم { $emergency }.</strong> · { call-label } · من هاتف موثوق.
