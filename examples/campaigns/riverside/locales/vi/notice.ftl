notice-body = Có ai bị ép làm việc, hoặc bị ép quan hệ tình dục, và không thể bỏ đi không? Chuyện này có thể xảy ra ở trang trại, trong bếp, trong nhà máy, trong nhà hay ngoài đường. { $text-number ->
    [none] Bạn có thể gọi và xin giúp đỡ.
   *[other] Bạn có thể gọi hoặc nhắn tin, và xin giúp đỡ.
}
