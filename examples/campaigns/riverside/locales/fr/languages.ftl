language-row = <strong>En danger ? Appelez le { $emergency }.</strong> · { call-label } · D’un téléphone sûr.
