language-row = <strong>Em perigo agora? Ligue { $emergency }.</strong> · { call-label } · Use um telefone seguro.
