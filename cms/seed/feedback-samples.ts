import type { PlannedFeedback } from './demo-feedback.ts';

/** What a made-up resident said, and what was made of it. */
export interface FeedbackSample
  extends Pick<PlannedFeedback, 'kind' | 'subject' | 'text' | 'stage' | 'reply'> {
  readonly symbol?: string;
  /** How many days before the seed it came. */
  readonly daysAgo: number;
  /** How many days later it was answered. */
  readonly answeredAfter?: number;
  /** Did the sender not agree to publication? */
  readonly isPrivate?: boolean;
}

/** Answers that are public: the province's, then the first two communes'; of each kind one. */
export const answeredSamples: readonly (readonly FeedbackSample[])[] = [
  [
    {
      kind: 'reflection',
      subject: 'Trang của xã chưa có lịch tiếp công dân',
      text: 'Tôi tìm lịch tiếp công dân trên trang của mấy xã nhưng không thấy. Đề nghị tỉnh nhắc các xã cập nhật.',
      stage: 'published',
      reply:
        'UBND tỉnh đã yêu cầu các xã, phường đăng lịch tiếp công dân trước ngày 05 hằng tháng. Sở Văn hóa, Thể thao và Du lịch theo dõi và công bố đơn vị chưa thực hiện.',
      symbol: '1204/UBND-VX',
      daysAgo: 38,
      answeredAfter: 9,
    },
    {
      kind: 'question',
      subject: 'Nghe lại bản tin của loa ở đâu?',
      text: 'Nhà tôi xa loa, nhiều hôm không nghe được. Có chỗ nào nghe lại không?',
      stage: 'published',
      reply:
        'Mỗi bản tin trên trang của xã, phường và của tỉnh đều có nút «Nghe». Mục «Phát thanh» của trang tỉnh cho nghe lại theo từng địa phương.',
      daysAgo: 27,
      answeredAfter: 4,
    },
    {
      kind: 'opinion',
      subject: 'Góp ý dự thảo quy chế vận hành hệ thống thông tin nguồn',
      text: 'Đề nghị quy định giờ phát loa buổi sáng muộn hơn vào mùa đông, vì trẻ nhỏ còn ngủ.',
      stage: 'published',
      reply:
        'Ban soạn thảo tiếp thu: dự thảo cho phép từng xã, phường chọn giờ phát theo mùa, sau khi lấy ý kiến người dân ở thôn, bản, tổ dân phố.',
      symbol: '1317/UBND-VX',
      daysAgo: 45,
      answeredAfter: 14,
    },
  ],
  [
    {
      kind: 'reflection',
      subject: 'Loa ở nhà văn hóa tổ 3 bị rè',
      text: 'Loa ở nhà văn hóa tổ 3 rè từ đầu tháng, nghe không rõ chữ nào. Đề nghị phường sửa.',
      stage: 'published',
      reply:
        'Phường nhận lỗi vì chưa kiểm tra kịp thời. Cán bộ kỹ thuật đã thay củ loa và dây nối; loa phát rõ trở lại từ bản tin 17 giờ cùng ngày. Phường sẽ thử loa các tổ vào thứ hai hằng tuần.',
      symbol: '87/UBND-VHXH',
      daysAgo: 33,
      answeredAfter: 6,
    },
    {
      kind: 'question',
      subject: 'Bộ phận một cửa có làm việc sáng thứ bảy không?',
      text: 'Tôi đi làm cả tuần, chỉ nghỉ thứ bảy. Muốn làm giấy khai sinh cho con thì đến lúc nào?',
      stage: 'published',
      reply:
        'Bộ phận một cửa làm việc sáng thứ bảy từ 7h30 đến 11h30. Khai sinh còn nộp được trên Cổng dịch vụ công, không cần đến trụ sở.',
      daysAgo: 24,
      answeredAfter: 2,
    },
    {
      kind: 'opinion',
      subject: 'Góp ý vị trí đặt bảng tin điện tử',
      text: 'Nên đặt bảng ở cổng chợ, vì người già ít qua trụ sở phường.',
      stage: 'published',
      reply:
        'Phường tiếp thu. Bảng thứ hai sẽ đặt ở cổng chợ trong quý tới, sau khi thống nhất với ban quản lý chợ.',
      daysAgo: 52,
      answeredAfter: 11,
    },
  ],
  [
    {
      kind: 'reflection',
      subject: 'Rác tồn ở đầu bản sau ngày chợ phiên',
      text: 'Sau chợ phiên chủ nhật, rác để đến thứ tư mới có xe, mùi rất khó chịu.',
      stage: 'published',
      reply:
        'Xã đã làm việc với tổ thu gom: từ tuần này xe đến ngay chiều chủ nhật, và thêm hai thùng ở đầu bản.',
      symbol: '52/UBND-KT',
      daysAgo: 29,
      answeredAfter: 8,
    },
    {
      kind: 'question',
      subject: 'Khi nào xã tiêm phòng cho trâu bò?',
      text: 'Nhà tôi có hai con trâu chưa tiêm đợt thu đông. Xã còn tiêm không, có mất tiền không?',
      stage: 'published',
      reply:
        'Đợt bổ sung vào ngày 10 hằng tháng tại trạm thú y xã. Vắc xin do tỉnh cấp, người dân không mất tiền.',
      daysAgo: 21,
      answeredAfter: 3,
    },
    {
      kind: 'opinion',
      subject: 'Góp ý lịch phát thanh tiếng Mông',
      text: 'Bản tôi nhiều người già chỉ nghe tiếng Mông. Đề nghị phát tiếng Mông mỗi tuần hai buổi.',
      stage: 'published',
      reply:
        'Xã tiếp thu, từ tháng sau phát tiếng Mông chiều thứ ba và chiều thứ sáu, do cán bộ văn hóa xã đọc.',
      daysAgo: 41,
      answeredAfter: 12,
    },
  ],
];

/** What is not public: waiting, urgent, late, awaiting approval, answered to its sender alone, refused. */
export const openSamples: readonly (readonly FeedbackSample[])[] = [
  [
    {
      kind: 'question',
      subject: 'Cổng của tỉnh có bản tiếng Anh không?',
      text: 'Tôi đón khách nước ngoài, cần thông tin liên hệ bằng tiếng Anh.',
      stage: 'received',
      reply: '',
      daysAgo: 1,
    },
    {
      kind: 'reflection',
      subject: 'Bảng điện tử ở bến xe hiện sai giờ',
      text: 'Bảng ở bến xe chạy nhanh hơn giờ thật khoảng mười phút.',
      stage: 'submitted',
      reply: 'Trung tâm kỹ thuật đã chỉnh lại đồng hồ của bảng và nối với máy chủ giờ chuẩn.',
      daysAgo: 6,
      answeredAfter: 5,
    },
  ],
  [
    {
      kind: 'reflection',
      subject: 'Đèn đường ngõ 12 hỏng',
      text: 'Ba bóng đèn ở ngõ 12 hỏng gần một tháng, tối đi học về rất sợ.',
      stage: 'inProgress',
      reply: '',
      daysAgo: 26,
    },
    {
      kind: 'reflection',
      subject: 'Nắp cống trước cổng trường bị vỡ',
      text: 'Nắp cống trước cổng trường tiểu học vỡ một góc, các cháu dễ thụt chân.',
      stage: 'inProgress',
      reply: '',
      daysAgo: 17,
    },
    {
      kind: 'question',
      subject: 'Thủ tục cấp lại thẻ bảo hiểm y tế cho người già',
      text: 'Mẹ tôi mất thẻ, không biết dùng điện thoại. Làm lại thẻ ở đâu?',
      stage: 'submitted',
      reply:
        'Gia đình mang giấy tờ tùy thân của cụ đến bộ phận một cửa; phường cấp giấy hẹn ngay trong buổi.',
      daysAgo: 4,
      answeredAfter: 3,
    },
    {
      kind: 'reflection',
      subject: 'Hàng xóm nuôi gà gây ồn',
      text: 'Nhà bên nuôi hơn ba mươi con gà, gáy từ ba giờ sáng. Mong phường nhắc giúp, đừng nêu tên tôi.',
      stage: 'answered',
      reply: 'Tổ trưởng tổ dân phố đã đến nhắc, gia đình bên cam kết chuyển chuồng trong 15 ngày.',
      daysAgo: 15,
      answeredAfter: 5,
      isPrivate: true,
    },
    {
      kind: 'opinion',
      subject: 'Nên có thêm ghế đá ở công viên',
      text: 'Công viên mới đẹp nhưng ít chỗ ngồi cho người già.',
      stage: 'received',
      reply: '',
      daysAgo: 2,
    },
  ],
  [
    {
      kind: 'reflection',
      subject: 'Đường vào bản bị sạt sau mưa',
      text: 'Đoạn qua suối sạt một nửa mặt đường, xe máy đi rất nguy hiểm.',
      stage: 'received',
      reply: '',
      daysAgo: 1,
    },
    {
      kind: 'reflection',
      subject: 'Đơn tố cáo cán bộ',
      text: 'Tôi tố cáo việc chia tiền hỗ trợ không đúng.',
      stage: 'refused',
      reply:
        'Nội dung là tố cáo, được giải quyết theo Luật Tố cáo. Mời ông bà gửi đơn đến Ban Tiếp công dân.',
      daysAgo: 13,
      answeredAfter: 1,
      isPrivate: true,
    },
  ],
];
