language-row = <strong>Đang gặp nguy hiểm? Gọi ngay { $emergency }.</strong> · { call-label } · Dùng máy bạn tin cậy.
