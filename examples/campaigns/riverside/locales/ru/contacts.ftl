contacts-title = Кто может помочь
contacts-intro = Позвоните по одному из номеров и спросите. Вы можете не называть своё имя.

contact-hours = { $hours ->
    [always] Днём и ночью
   *[limited] В определённые часы
}
contact-languages = { $languages ->
    [0] Спросите о вашем языке
    [one] Звонки: более { $languages } языка
    [few] Звонки: более { $languages } языков
   *[many] Звонки: более { $languages } языков
}

contacts-more = Где прочитать больше
