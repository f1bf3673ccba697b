contacts-title = Qui peut aider
contacts-intro = Appelez l’un d’eux et posez vos questions. Pas besoin de donner votre nom.

contact-hours = { $hours ->
    [always] De jour comme de nuit
   *[limited] À certaines heures
}
contact-languages = { $languages ->
    [0] Demandez votre langue
    [one] Appels en plus de { $languages } langue
   *[other] Appels en plus de { $languages } langues
}

contacts-more = Où en lire plus
