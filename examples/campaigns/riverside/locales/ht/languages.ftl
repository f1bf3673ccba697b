language-row = <strong>Danje kounye a? Rele { $emergency }.</strong> · { call-label } · Pran telefòn san danje.
