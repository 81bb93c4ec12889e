// Field type → its input and its view. A new type is a folder and a line here.
import type { FieldTypeName } from '@/api/types';
import { BooleanInput } from './boolean/input';
import { BooleanView } from './boolean/view';
import { ChoiceInput } from './choice/input';
import { ChoiceView } from './choice/view';
import { ChoicesInput } from './choices/input';
import { ChoicesView } from './choices/view';
import { CreditCodeInput } from './credit_code/input';
import { CreditCodeView } from './credit_code/view';
import { DateInput } from './date/input';
import { DateView } from './date/view';
import { EmailInput } from './email/input';
import { EmailView } from './email/view';
import { IdNumberInput } from './id_number/input';
import { IdNumberView } from './id_number/view';
import { IndustryInput } from './industry/input';
import { IndustryView } from './industry/view';
import { IntegerInput } from './integer/input';
import { IntegerView } from './integer/view';
import { LongTextInput } from './long_text/input';
import { LongTextView } from './long_text/view';
import { MoneyInput } from './money/input';
import { MoneyView } from './money/view';
import { PercentInput } from './percent/input';
import { PercentView } from './percent/view';
import { PersonInput } from './person/input';
import { PersonView } from './person/view';
import { PhoneInput } from './phone/input';
import { PhoneView } from './phone/view';
import { RegionInput } from './region/input';
import { RegionView } from './region/view';
import { TextInput } from './text/input';
import { TextView } from './text/view';
import { TimeInput } from './time/input';
import { TimeView } from './time/view';
import type { FieldUi } from './types';
import { UrlInput } from './url/input';
import { UrlView } from './url/view';

const known: Partial<Record<FieldTypeName, FieldUi>> = {
  text: { Input: TextInput, View: TextView },
  long_text: { Input: LongTextInput, View: LongTextView },
  integer: { Input: IntegerInput, View: IntegerView },
  money: { Input: MoneyInput, View: MoneyView },
  percent: { Input: PercentInput, View: PercentView },
  date: { Input: DateInput, View: DateView },
  time: { Input: TimeInput, View: TimeView },
  choice: { Input: ChoiceInput, View: ChoiceView },
  choices: { Input: ChoicesInput, View: ChoicesView },
  boolean: { Input: BooleanInput, View: BooleanView },
  phone: { Input: PhoneInput, View: PhoneView },
  email: { Input: EmailInput, View: EmailView },
  id_number: { Input: IdNumberInput, View: IdNumberView },
  id_last4: { Input: IdNumberInput, View: IdNumberView },
  credit_code: { Input: CreditCodeInput, View: CreditCodeView },
  region: { Input: RegionInput, View: RegionView },
  industry: { Input: IndustryInput, View: IndustryView },
  person: { Input: PersonInput, View: PersonView },
  url: { Input: UrlInput, View: UrlView },
};

const plain: FieldUi = { Input: TextInput, View: TextView };

export function fieldUi(type: FieldTypeName): FieldUi {
  return known[type] ?? plain;
}
