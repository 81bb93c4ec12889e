// Every type there is, one constant each, made in the file of its name. Look one up by
// type_named() of fields/field_type.h.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fields/field_type.h"

namespace kedang::fields::types {

extern FieldType const text;
extern FieldType const long_text;
extern FieldType const integer;
extern FieldType const money;
extern FieldType const percent;
extern FieldType const date;
extern FieldType const time;
extern FieldType const choice;
extern FieldType const choices;
extern FieldType const boolean;
extern FieldType const phone;
extern FieldType const email;
extern FieldType const id_number;
extern FieldType const id_last4;
extern FieldType const credit_code;
extern FieldType const region;
extern FieldType const industry;
extern FieldType const person;
extern FieldType const customer;
extern FieldType const file;
extern FieldType const url;

}  // namespace kedang::fields::types
