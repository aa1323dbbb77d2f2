#include "polyclinic/clinic/packed.h"

#include <cstring>
#include <new>

#include "clinic/applied_command.h"
#include "clinic/codec.h"
#include "polyclinic/clinic/contents.h"

namespace polyclinic {

Record::Record(std::string_view bytes) {
  head_ = new (::operator new(sizeof(Head) + bytes.size())) Head{.owners = 1};
  std::memcpy(reinterpret_cast<char*>(head_ + 1), bytes.data(), bytes.size());
}

Record::~Record() {
  if (head_ == nullptr || head_->owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  head_->~Head();
  ::operator delete(head_);
}

template <class T>
T Packed<T>::operator[](std::size_t index) const {
  return codec::Decoder(*dictionary_, index, records_[index].bytes()).template GetRecord<T>();
}

template <class T>
std::string_view Packed<T>::KeyOf(std::size_t index) const {
  return codec::Decoder(*dictionary_, index, records_[index].bytes()).template FirstOwnText<T>();
}

template <class T>
void Packed<T>::Set(std::size_t index, const T& element) {
  records_.Set(index, Record(codec::Encode(*dictionary_, index, element)));
}

template <class T>
void Packed<T>::Push(const T& element) {
  records_.Push(Record(codec::Encode(*dictionary_, size(), element)));
}

template class Packed<BookingRequest>;
template class Packed<Appointment>;
template class Packed<Visit>;
template class Packed<Hold>;
template class Packed<AppliedCommand>;

}  // namespace polyclinic
