notice-body = Une personne est obligée de travailler, ou d’avoir des rapports sexuels, et ne peut pas partir ? Cela peut arriver dans une ferme, une cuisine, une usine, une maison ou dans la rue. { $text-number ->
    [none] Vous pouvez appeler et demander de l’aide.
   *[other] Vous pouvez appeler ou envoyer un SMS, et demander de l’aide.
}
