half-safety = Gardez ce papier seulement si c’est sans danger. Utilisez un téléphone sûr.
