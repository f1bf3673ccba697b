language-row = <strong>¿En peligro? Llame ya al { $emergency }.</strong> · { call-label } · Use un teléfono seguro.
