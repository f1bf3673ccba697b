half-safety = Chỉ giữ tờ giấy này nếu an toàn. Hãy dùng điện thoại bạn tin tưởng.
