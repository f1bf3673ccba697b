### Thẻ nhỏ. Mặt trước không được để lộ nội dung của thẻ.

card-front-title = Thông tin cộng đồng
card-front-line = Các số hữu ích nên giữ lại
card-title = { $hours ->
    [always] Có người để nói chuyện, dù ngày hay đêm
   *[limited] Có người để nói chuyện
}
card-name-line = Bạn không cần cho biết tên.
card-emergency = <strong>Đang gặp nguy hiểm? { $emergency }</strong>
card-safety = Chỉ giữ thẻ này nếu an toàn. Hãy dùng điện thoại bạn tin tưởng.
