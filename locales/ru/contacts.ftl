contacts-title = Кто может помочь
contacts-intro = Позвоните по одному из номеров и спросите. Вы можете не называть своё имя.

contact-hours = { $hours ->
    [always] Днём и ночью
   *[limited] В определённые часы
}
contact-languages = { $languages ->
    [0] Спросите о вашем языке
    [one] По телефону — более { $languages } языка
    [few] По телефону — более { $languages } языков
   *[many] По телефону — более { $languages } языков
}

contacts-more = Где прочитать больше
