language-row = <strong>An danje kounye a? Rele { $emergency }.</strong> · { call-label } · Pran yon telefòn san danje.
