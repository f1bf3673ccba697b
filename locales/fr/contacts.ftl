contacts-title = Qui peut aider
contacts-intro = Appelez l’un d’eux et posez vos questions. Pas besoin de donner votre nom.

contact-hours = { $hours ->
    [always] De jour comme de nuit
   *[limited] À certaines heures
}
contact-languages = { $languages ->
    [0] Demandez votre langue
    [one] Plus de { $languages } langue au téléphone
   *[other] Plus de { $languages } langues au téléphone
}

contacts-more = Où en lire plus
