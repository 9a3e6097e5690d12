/** A target answered, and did not take the message; its words are short and hold no secret. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';
}
