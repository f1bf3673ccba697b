language-row = <strong>En danger ? Appelez le { $emergency }.</strong> · { call-label } · Prenez un téléphone sûr.
