import type { Localized } from '#engine';

import type { Focus } from '../../copilot/composition/answer/focus.ts';
import type { NoticeCode } from '../../copilot/question.ts';
import type { NamedCodes } from './codes.ts';
import type { Dimension } from './dimensions.ts';
import type { Filters } from './filters.ts';
import type { Measure, Order } from './measures.ts';

/** What a question asks, as far as plain rules can tell. */
export interface Understanding {
  readonly notice?: NoticeCode;
  /** What is to be told, in its order; none where the notice says it all. */
  readonly focuses: readonly Focus[];
  readonly filters: Filters;
  /** The filters of a second reading to compare with. */
  readonly against?: Filters;
  /** Whether a period counts from the newest date of the data. */
  readonly isRelative: boolean;
  readonly order?: Order | undefined;
  readonly measure?: Measure | undefined;
  readonly limit?: number | undefined;
  /** Rows that an earlier answer has shown. */
  readonly skip?: number | undefined;
  readonly by?: Dimension | undefined;
  readonly codes: NamedCodes;
  /** Words to look a code up by. */
  readonly codeText?: string | undefined;
  readonly facilityName?: string | undefined;
  /** Whether only claims of the claim's own facility are meant. */
  readonly isOfItsFacility?: boolean;
  /** Whether other facilities than that of the claim are asked about. */
  readonly isOfOthers?: boolean;
  /** What the question narrows claims down by and no tool can. */
  readonly unfiltered: readonly Localized[];
}
