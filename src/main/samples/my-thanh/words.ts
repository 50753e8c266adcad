/** What people of the sample wrote: of units and their work, never of a person. All of it is made. */

export const agreed = [
  'Tổ thống nhất phát quang tuyến lộ vào sáng Chủ nhật, mỗi hộ cử một người.',
  'Mỗi hộ chuẩn bị thêm dụng cụ trữ nước ngọt trước tháng 11; tổ giúp hộ neo đơn.',
  'Đăng ký giữ vững tổ không có tệ nạn, không rác thải trên tuyến đường.',
  'Góp quỹ tương trợ của tổ, công khai thu chi vào cuộc họp sau.',
  'Cử người phối hợp ấp nạo vét đoạn mương đầu tổ.',
  'Thống nhất giờ họp mới sớm hơn nửa giờ để bà con về kịp chăm vườn.',
  'Vận động lắp thêm bóng đèn đường, tổ trưởng làm đầu mối.',
  'Tổ trưởng lập danh sách hộ đăng ký mô hình nuôi gà thả vườn gửi Hội Nông dân.',
];

export const meetingNotes = [
  'Họp đúng giờ, bà con bàn sôi nổi về trữ nước ngọt.',
  'Đại diện chi ủy dự và giải thích chủ trương làm lộ nội ấp.',
  'Còn vài hộ đi làm xa cử con cháu dự thay.',
  'Mưa lớn nên họp muộn 30 phút.',
  'Đảng viên phụ trách tổ cùng dự, nhắc lại các việc chưa làm của tháng trước.',
  'Nội dung nhiều, cần gọn lại để bà con có thời gian phát biểu.',
  '',
  '',
];

export const weakNotes = [
  'Vắng nhiều; tổ trưởng chưa gửi thư mời trước.',
  'Họp được 40 phút, nội dung còn chung chung.',
  'Chưa có nơi họp ổn định nên bà con ngại đến.',
];

export const contacts = [
  'Gặp tổ trưởng nắm danh sách, lệ họp và các việc tồn đọng.',
  'Điện thoại hỏi kết quả phát quang tuyến lộ.',
  'Trao đổi với bí thư chi bộ về lịch dự họp tổ.',
  'Gặp ban đại diện tổ chuẩn bị nội dung cuộc họp.',
];

export const cellNotes = [
  'Dự sinh hoạt chi bộ, báo cáo tình hình các tổ được phân công.',
  'Chi bộ bàn việc giúp tổ hoạt động đều, phân công đảng viên dự họp tổ.',
  'Chi bộ kiểm điểm việc dự họp tổ trong tháng.',
];

export const activities = [
  'Cùng bà con phát quang, vá ổ gà tuyến lộ tổ.',
  'Dự ngày hội khu dân cư phòng, chống rác thải.',
  'Cùng tổ nạo vét mương, khơi thông cống.',
  'Giúp hộ neo đơn lợp lại mái nhà sau mưa giông.',
  'Cùng đoàn viên dựng điểm trữ nước ngọt của tổ.',
];

export const calls = [
  'Thăm hộ theo đề nghị của tổ, ghi nhận nhu cầu vay vốn chăn nuôi.',
  'Thăm, hướng dẫn cách che chắn bồn trữ nước.',
  'Cùng tổ trưởng đến nhắc lịch họp.',
];

export const ideas = [
  'Đề xuất gửi thư mời họp kèm nội dung trước 3 ngày.',
  'Gợi ý ghép họp tổ với kiểm tra điểm trữ nước.',
  'Đề xuất mỗi tổ có một bảng tin nhỏ ở nhà tổ trưởng.',
  'Góp ý chia nhóm 5 hộ giúp nhau làm đường.',
];
export const works = [
  'Một buổi công dọn tuyến lộ',
  'Nửa ngày công nạo vét mương',
  'Một buổi công dựng bồn trữ nước',
];
export const gifts = ['Góp quỹ tương trợ của tổ', 'Góp mua bóng đèn đường', 'Góp tập vở cho học sinh của tổ'];

export const partyWork = [
  'Chi bộ sinh hoạt đều, có phân công đảng viên phụ trách tổ.',
  'Chi ủy có chương trình làm việc tháng, đã bàn việc giúp tổ yếu.',
  'Đảng viên phụ trách tổ dự họp đều.',
  'Chi bộ sinh hoạt đúng lệ; nội dung chuyên đề còn ít.',
];
export const peopleLife = [
  'Đời sống ổn định, giá dừa khô nhích lên.',
  'Nước mặn giảm, bà con bắt đầu trữ nước cho mùa khô.',
  'Đoạn lộ đầu tổ ngập khi triều cường, đi lại khó.',
  'Nhiều hộ quan tâm vốn vay cải tạo vườn dừa.',
  'Tổ có nền nếp, quỹ tương trợ giúp được vài hộ khó khăn.',
  'Còn tình trạng đổ rác xuống mương ở cuối tổ.',
];
export const weakLife = [
  'Tổ ít sinh hoạt chung, việc đóng góp chậm.',
  'Bà con chưa rõ quyền lợi khi dự họp tổ.',
];
