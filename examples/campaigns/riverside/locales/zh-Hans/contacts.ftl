contacts-title = 谁可以帮忙
contacts-intro = 打给其中一个，问一问。您不用说出姓名。

contact-hours = { $hours ->
    [always] 日夜都可拨打
   *[limited] 部分时段
}
contact-languages = { $languages ->
    [0] 可以问有没有您的语言
   *[other] 电话可用超过 { $languages } 种语言
}

contacts-more = 在哪里了解更多
