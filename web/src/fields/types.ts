// What the page knows of a field type: how to enter it and how to show it. One folder a type.
import type { ComponentType } from 'react';
import type { Field, FieldValue } from '@/api/types';

export interface InputProps {
  field: Field;
  value: FieldValue | undefined;
  /** null: emptied */
  onChange: (value: FieldValue) => void;
  id?: string;
  status?: 'error' | 'warning';
  autoFocus?: boolean;
  /** Conditions ask for less than entry does: any level of a region, one option of several. */
  forCondition?: boolean;
}

export interface ViewProps {
  field: Field;
  value: FieldValue;
  /** The readable form from the server, where it differs from the value. */
  text?: string;
  /** Lists shorten; the exact value is then on hover. */
  short?: boolean;
}

export interface FieldUi {
  Input: ComponentType<InputProps>;
  View: ComponentType<ViewProps>;
}
