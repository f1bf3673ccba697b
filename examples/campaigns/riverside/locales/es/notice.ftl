notice-body = ¿Obligan a alguien a trabajar, o a tener relaciones sexuales, y no puede irse? Puede pasar en el campo, en una cocina, en una fábrica, en una casa o en la calle. { $text-number ->
    [none] Usted puede llamar y pedir ayuda.
   *[other] Usted puede llamar o enviar un mensaje de texto, y pedir ayuda.
}
