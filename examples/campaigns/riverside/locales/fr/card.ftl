### La carte. Le recto ne doit pas révéler son sujet.

card-front-title = Informations pratiques
card-front-line = Numéros utiles à garder
card-title = { $hours ->
    [always] Quelqu’un à qui parler, de jour comme de nuit
   *[limited] Quelqu’un à qui parler
}
card-name-line = Vous n’avez pas besoin de donner votre nom.
card-emergency = <strong>En danger maintenant ? { $emergency }</strong>
card-safety = Gardez cette carte seulement si c’est sans danger. Utilisez un téléphone sûr.
