contacts-title = Quem pode ajudar
contacts-intro = Ligue para um deles e pergunte. Você não precisa dizer o seu nome.

contact-hours = { $hours ->
    [always] De dia e de noite
   *[limited] Em certos horários
}
contact-languages = { $languages ->
    [0] Pergunte pelo seu idioma
    [one] Mais de { $languages } idioma por telefone
   *[other] Mais de { $languages } idiomas por telefone
}

contacts-more = Onde ler mais
