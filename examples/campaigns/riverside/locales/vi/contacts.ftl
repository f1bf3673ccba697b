contacts-title = Ai có thể giúp
contacts-intro = Hãy gọi một trong các nơi này và hỏi. Bạn không cần cho biết tên.

contact-hours = { $hours ->
    [always] Cả ngày lẫn đêm
   *[limited] Trong một số giờ
}
contact-languages = { $languages ->
    [0] Hãy hỏi về ngôn ngữ của bạn
   *[other] Hơn { $languages } ngôn ngữ khi gọi
}

contacts-more = Nơi đọc thêm
