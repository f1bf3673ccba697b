flyer-take = ฉีกเบอร์โทรไปได้เลย โทรเมื่อปลอดภัย
tab-text = ส่งข้อความที่ { $text-number }
