### Nội dung dùng chung cho nhiều tờ.

headline = Có ai kiểm soát cuộc sống hay công việc của bạn không?

what-it-is = Mua bán người là khi ai đó dùng vũ lực, đe dọa hoặc lừa dối để ép người khác làm việc hoặc quan hệ tình dục.
rights = Đây không bao giờ là lỗi của bạn. Bạn vẫn có các quyền của mình, dù giấy tờ của bạn ra sao.

sign-papers = Có ai giữ hộ chiếu hay giấy tờ của bạn không?
sign-leave = Bạn có sợ nếu nghỉ việc hay rời khỏi nhà không?
sign-debt = Tiền lương của bạn có bị lấy để trừ nợ không?
sign-watched = Bạn có bị theo dõi hay bị bảo phải nói gì không?
sign-threats = Có ai đe dọa bạn hay gia đình bạn không?
sign-forced = Bạn có bị ép làm những việc mình không đồng ý không?

call-label = { $hours ->
    [always] Hãy gọi, dù ngày hay đêm
   *[limited] Hãy gọi
}
text-line = { $text-keyword ->
    [none] hoặc nhắn tin đến { $text-number }
   *[other] hoặc soạn tin { $text-keyword } gửi đến { $text-number }
}
languages-line = { $languages ->
    [0] Bạn không cần cho biết tên.
   *[other] Hơn { $languages } ngôn ngữ. Bạn không cần cho biết tên.
}
emergency-line = <strong>Đang gặp nguy hiểm? Gọi ngay { $emergency }.</strong>
phone-safety = Điện thoại của bạn có thể bị kiểm tra. Hãy dùng máy bạn tin tưởng.
bystander = Bạn lo lắng cho người khác? Đừng tự mình can thiệp. Hãy gọi để xin lời khuyên.

qr-label = Quét mã để tìm trợ giúp
qr-alt = Mã QR mở { $url }
door-alt = Một cánh cửa mở, ánh sáng hắt ra ngoài

version-line = { $evidence ->
    [none] Phiên bản { $version }
   *[other] Phiên bản { $version } · số điện thoại đã kiểm tra: { DATETIME($evidence) }
}
venue-line = { $venue }
