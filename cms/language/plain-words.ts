/** Payload's Vietnamese where it leaves English words or says what no official would. */
export const plainWords = {
  error: {
    followingFieldsInvalid_one: 'Mục sau chưa đúng:',
    followingFieldsInvalid_other: 'Các mục sau chưa đúng:',
  },
};
