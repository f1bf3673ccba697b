contacts-title = Quién puede ayudar
contacts-intro = Llame a uno de ellos y pregunte. No tiene que dar su nombre.

contact-hours = { $hours ->
    [always] De día y de noche
   *[limited] A ciertas horas
}
contact-languages = { $languages ->
    [0] Pregunte por su idioma
    [one] Más de { $languages } idioma por teléfono
   *[other] Más de { $languages } idiomas por teléfono
}

contacts-more = Dónde leer más
