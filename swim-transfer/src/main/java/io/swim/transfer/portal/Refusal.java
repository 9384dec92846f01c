package io.swim.transfer.portal;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import java.util.List;
import java.util.Optional;

/**
 * A no of the portal, or a remark of it.
 *
 * @param code the portal's
 * @param vendorWords the portal's own words, fit to be shown
 */
record Refusal(String code, String vendorWords) {
  Optional<PortalError> error() {
    return PortalError.of(code);
  }

  /**
   * As an exception.
   *
   * @param what was asked
   */
  CatalogueException exception(String what) {
    return new CatalogueException(
        error().map(PortalError::problem).orElse(CatalogueProblem.INVALID),
        what
            + ": "
            + error()
                .map(PortalError::meaning)
                .orElse("the portal refuses, with a code that is not known here"),
        code,
        vendorWords,
        Optional.empty());
  }

  /** Of several the one that says most: what can be done something about, then what is known. */
  static Optional<Refusal> main(List<Refusal> all) {
    return first(all, PortalError.Retry.ONCE_ACCEPTED)
        .or(() -> first(all, PortalError.Retry.ANEW))
        .or(() -> all.stream().filter(each -> each.error().isPresent()).findFirst())
        .or(() -> all.stream().findFirst());
  }

  private static Optional<Refusal> first(List<Refusal> all, PortalError.Retry retry) {
    return all.stream()
        .filter(each -> each.error().filter(error -> error.retry() == retry).isPresent())
        .findFirst();
  }

  @Override
  public String toString() {
    return code + (vendorWords.isEmpty() ? "" : ": " + vendorWords);
  }
}
