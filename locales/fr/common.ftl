### Textes communs à plusieurs feuilles.

headline = Quelqu’un contrôle votre vie ou votre travail ?

what-it-is = La traite des êtres humains, c’est utiliser la force, des menaces ou des mensonges pour obliger une autre personne à travailler ou à avoir des rapports sexuels.
rights = Ce n’est jamais votre faute. Vous avez des droits, quels que soient vos papiers.

sign-papers = Quelqu’un garde votre passeport ou vos papiers ?
sign-leave = Avez-vous peur de quitter votre travail ou la maison ?
sign-debt = On prend votre salaire pour payer une dette ?
sign-watched = On vous surveille ou on vous dicte quoi dire ?
sign-threats = Quelqu’un vous menace, vous ou votre famille ?
sign-forced = On vous oblige à faire des choses sans votre accord ?

call-label = { $hours ->
    [always] Appelez, de jour comme de nuit
   *[limited] Appelez
}
text-line = { $text-keyword ->
    [none] ou envoyez un SMS au { $text-number }
   *[other] ou envoyez { $text-keyword } par SMS au { $text-number }
}
languages-line = { $languages ->
    [0] Vous n’avez pas besoin de donner votre nom.
    [one] Plus de { $languages } langue. Vous n’avez pas besoin de donner votre nom.
   *[other] Plus de { $languages } langues. Vous n’avez pas besoin de donner votre nom.
}
emergency-line = <strong>En danger maintenant ? Appelez le { $emergency }.</strong>
phone-safety = Quelqu’un pourrait fouiller dans votre téléphone. Utilisez un appareil sûr.
bystander = Vous vous inquiétez pour quelqu’un d’autre ? N’intervenez pas vous-même. Appelez et demandez conseil.

qr-label = Scannez pour trouver de l’aide
qr-alt = Code QR qui ouvre { $url }
door-alt = Une porte ouverte d’où sort de la lumière

version-line = { $evidence ->
    [none] Version { $version }
   *[other] Version { $version } · numéro vérifié : { DATETIME($evidence) }
}
venue-line = { $venue }
