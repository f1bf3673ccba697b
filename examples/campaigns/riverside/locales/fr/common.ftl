### Textes communs à plusieurs feuilles.

headline = Quelqu’un contrôle votre vie ou votre travail ?
short-question = Quelqu’un contrôle votre vie ?

what-it-is = La traite des êtres humains, c’est utiliser la force, des menaces ou des mensonges pour obliger une autre personne à travailler ou à avoir des rapports sexuels.
rights = Ce n’est jamais votre faute. Vous avez des droits, quels que soient vos papiers.
not-smuggling = <strong>La traite n’est pas le trafic de migrants.</strong> Le trafic fait passer une frontière à une personne. La traite contrôle une personne, et n’a pas besoin de frontière.

sign-papers = Quelqu’un garde votre passeport ou vos papiers ?
sign-leave = Vous avez peur de quitter votre travail ou de partir de chez vous ?
sign-debt = On prend votre salaire pour payer une dette ?
sign-watched = On vous surveille ou on vous dicte ce que vous devez dire ?
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
    [one] Plus de { $languages } langue au téléphone. Vous n’avez pas besoin de donner votre nom.
   *[other] Plus de { $languages } langues au téléphone. Vous n’avez pas besoin de donner votre nom.
}
emergency-line = <strong>En danger maintenant ? Appelez le { $emergency }.</strong>
phone-safety = Quelqu’un pourrait fouiller dans votre téléphone. Utilisez un appareil sûr.
bystander = Vous vous inquiétez pour quelqu’un d’autre ? N’intervenez pas vous-même. Appelez et demandez conseil.

qr-label = Scannez pour trouver de l’aide
qr-alt = Code QR qui ouvre { $url }
door-alt = Une porte ouverte d’où sort de la lumière
resource-alt = Code QR qui ouvre { $resource-url }

version-line = { $evidence ->
    [none] Version { $version }
   *[other] Version { $version } · numéro vérifié : { DATETIME($evidence) }
}
venue-line = { $venue }
organization-line = Remis par { $organization-name }
