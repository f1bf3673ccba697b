shelter-head = Puede irse. Estamos aquí.
shelter-who = { $organization-name } tiene camas, comida y personas que escuchan.
shelter-note = { $hours ->
    [always] De día y de noche.
   *[limited] Pregunte cuándo atienden.
  } { $text-number ->
    [none] { "" }
   *[other] O mande un mensaje al { $text-number }.
  }
shelter-code = Código que abre { $url }
