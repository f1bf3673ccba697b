language-row = <strong>Đang nguy hiểm? Gọi ngay { $emergency }.</strong> · { call-label } · Dùng máy tin cậy.
