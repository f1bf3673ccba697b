### Tờ rơi có các mẩu số để xé.

flyer-take = Hãy xé lấy số điện thoại. Gọi khi an toàn.
tab-text = nhắn tin: { $text-number }
