contacts-title = چه کسی کمک می‌کند
contacts-intro = با یکی از آن‌ها تماس بگیرید و بپرسید. لازم نیست نامتان را بگویید.

contact-hours = { $hours ->
    [always] شب و روز
   *[limited] در ساعت‌های معین
}
contact-languages = { $languages ->
    [0] دربارهٔ زبانتان بپرسید
   *[other] تلفنی به بیش از { $languages } زبان
}

contacts-more = کجا بیشتر بخوانید
