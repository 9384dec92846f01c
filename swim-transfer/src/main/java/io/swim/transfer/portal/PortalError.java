package io.swim.transfer.portal;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.Agreement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The errors of Cisco's Automated Software Distribution, each with what it means and what a retry
 * is good for. Source: Prime Infrastructure 3.2 User Guide, manage device software images, table of
 * ASD exceptions and error conditions. The last five are not in it; they are in the public
 * description of ASD v4.0 (developer.cisco.com, Support APIs) and stand for several codes each.
 */
public enum PortalError {
  /** PID_INVALID. */
  PRODUCT_INVALID(
      "PID_INVALID", CatalogueProblem.INVALID, Retry.NO, "the portal knows no such product id"),
  /** IMG_NM_INVALID. */
  IMAGE_NAME_INVALID(
      "IMG_NM_INVALID", CatalogueProblem.INVALID, Retry.NO, "the portal knows no such image name"),
  /** SWTID_INVALID. */
  SOFTWARE_TYPE_INVALID(
      "SWTID_INVALID",
      CatalogueProblem.INVALID,
      Retry.NO,
      "the portal knows no such software type"),
  /** INVALID_INPUT: the portal uses it for wrong input and for input that nothing is found for. */
  INPUT_INVALID(
      "INVALID_INPUT",
      CatalogueProblem.INVALID,
      Retry.NO,
      "the portal takes what was asked for wrong, or has nothing for it"),
  /** INVALID_MTRANSID. */
  METADATA_TRANSACTION_INVALID(
      "INVALID_MTRANSID",
      CatalogueProblem.EXPIRED,
      Retry.ANEW,
      "the portal does not know the search that the download refers to"),
  /** INVALID_DWLDSID. */
  DOWNLOAD_SESSION_INVALID(
      "INVALID_DWLDSID",
      CatalogueProblem.EXPIRED,
      Retry.ANEW,
      "the portal does not know the download session"),
  /** INVALID_DRETRYID. */
  DOWNLOAD_RETRY_INVALID(
      "INVALID_DRETRYID",
      CatalogueProblem.EXPIRED,
      Retry.ANEW,
      "the portal does not know the leave to go on with the download"),
  /** IMAGE_GUID_INVALID. */
  IMAGE_ID_INVALID(
      "IMAGE_GUID_INVALID",
      CatalogueProblem.INVALID,
      Retry.NO,
      "the portal does not know the image by its own id of it"),
  /** PID_MISSING. */
  PRODUCT_MISSING(
      "PID_MISSING", CatalogueProblem.INTERNAL, Retry.NO, "the request named no product id"),
  /** CUR_REL_MISSING. */
  CURRENT_RELEASE_MISSING(
      "CUR_REL_MISSING",
      CatalogueProblem.INTERNAL,
      Retry.NO,
      "the request named no running release"),
  /** OUT_REL_MISSING. */
  OUTPUT_RELEASE_MISSING(
      "OUT_REL_MISSING",
      CatalogueProblem.INTERNAL,
      Retry.NO,
      "the request named no wanted release"),
  /** IMG_NM_MISSING. */
  IMAGE_NAME_MISSING(
      "IMG_NM_MISSING", CatalogueProblem.INTERNAL, Retry.NO, "the request named no image"),
  /** MISSING_DW_RETRY_ID. */
  DOWNLOAD_RETRY_MISSING(
      "MISSING_DW_RETRY_ID",
      CatalogueProblem.EXPIRED,
      Retry.ANEW,
      "the request went on with a download without the leave for that"),
  /** MTRANSID_MISSING. */
  METADATA_TRANSACTION_MISSING(
      "MTRANSID_MISSING",
      CatalogueProblem.INTERNAL,
      Retry.NO,
      "the request referred to no search that found the image"),
  /** IMAGE_LIMIT_EXCEEDED. */
  TOO_MANY_IMAGES(
      "IMAGE_LIMIT_EXCEEDED",
      CatalogueProblem.INVALID,
      Retry.NO,
      "the request named more images than the portal takes at once"),
  /** DRETRYID_EXPIRED. */
  DOWNLOAD_RETRY_EXPIRED(
      "DRETRYID_EXPIRED",
      CatalogueProblem.EXPIRED,
      Retry.ANEW,
      "the leave to go on with the download has run out"),
  /** DWLDSID_EXPIRED. */
  DOWNLOAD_SESSION_EXPIRED(
      "DWLDSID_EXPIRED", CatalogueProblem.EXPIRED, Retry.ANEW, "the download session has run out"),
  /** MTRANSID_EXPIRED. */
  METADATA_TRANSACTION_EXPIRED(
      "MTRANSID_EXPIRED",
      CatalogueProblem.EXPIRED,
      Retry.ANEW,
      "the search that the download refers to is too long ago"),
  /** NO_DATA_FOUND. */
  NOTHING_FOUND(
      "NO_DATA_FOUND", CatalogueProblem.NOT_FOUND, Retry.NO, "the portal has nothing of that"),
  /** IMAGE_GUID_MISSING. */
  IMAGE_ID_MISSING(
      "IMAGE_GUID_MISSING",
      CatalogueProblem.INTERNAL,
      Retry.NO,
      "the request had no id of an image in it"),
  /** TIMEOUT; its description is the number 10000, which looks like a limit in milliseconds. */
  SERVICE_TIMED_OUT(
      "TIMEOUT", CatalogueProblem.TIMEOUT, Retry.LATER, "the portal did not answer itself in time"),
  /** CART_EMPTY. */
  CART_EMPTY(
      "CART_EMPTY",
      CatalogueProblem.EXPIRED,
      Retry.ANEW,
      "the download session holds no image any more"),
  /** DWLD_WARN: a warning where the download is given all the same. */
  MAYBE_NOT_ENTITLED(
      "DWLD_WARN",
      CatalogueProblem.NOT_ENTITLED,
      Retry.NO,
      "the portal doubts that the account is entitled to the product"),
  /** DWLD_WARN1, whom to write to. */
  MAYBE_NOT_ENTITLED_WHOM_TO_ASK(
      "DWLD_WARN1",
      CatalogueProblem.NOT_ENTITLED,
      Retry.NO,
      "the portal doubts the entitlement: the vendor's support can correct that"),
  /** DWLD_WARN2, how to be covered. */
  MAYBE_NOT_ENTITLED_HOW_TO_BE(
      "DWLD_WARN2",
      CatalogueProblem.NOT_ENTITLED,
      Retry.NO,
      "the portal doubts the entitlement: a contract must be added to the account"),
  /** K9_FORM_AR: neither accepted nor rejected. */
  ENCRYPTION_FORM_OPEN(
      "K9_FORM_AR",
      CatalogueProblem.ENCRYPTION_NOT_ELIGIBLE,
      Retry.ONCE_ACCEPTED,
      "the form for strong encryption is neither accepted nor rejected",
      Agreement.STRONG_ENCRYPTION),
  /** EULA_FORM_AR: neither accepted nor rejected. */
  EULA_OPEN(
      "EULA_FORM_AR",
      CatalogueProblem.EULA_NOT_ACCEPTED,
      Retry.ONCE_ACCEPTED,
      "the licence agreement is neither accepted nor rejected",
      Agreement.EULA),
  /** K9_FORM_ACC. */
  ENCRYPTION_FORM_NOT_ACCEPTED(
      "K9_FORM_ACC",
      CatalogueProblem.ENCRYPTION_NOT_ELIGIBLE,
      Retry.ONCE_ACCEPTED,
      "the form for strong encryption is not accepted",
      Agreement.STRONG_ENCRYPTION),
  /** EULA_FORM_ACC. */
  EULA_NOT_ACCEPTED(
      "EULA_FORM_ACC",
      CatalogueProblem.EULA_NOT_ACCEPTED,
      Retry.ONCE_ACCEPTED,
      "the licence agreement is not accepted",
      Agreement.EULA),
  /** K9_EULA_FORM_AR: neither accepted nor rejected, both of them. */
  ENCRYPTION_FORM_AND_EULA_OPEN(
      "K9_EULA_FORM_AR",
      CatalogueProblem.ENCRYPTION_NOT_ELIGIBLE,
      Retry.ONCE_ACCEPTED,
      "neither the form for strong encryption nor the licence agreement is accepted or rejected",
      Agreement.STRONG_ENCRYPTION,
      Agreement.EULA),
  /** SER_UNEXPECT_FAIL. */
  SERVICE_FAILED(
      "SER_UNEXPECT_FAIL",
      CatalogueProblem.UNAVAILABLE,
      Retry.LATER,
      "the portal failed; its vendor's support can look for why"),

  /** The vendor found the account not eligible for strong encryption. */
  ENCRYPTION_REFUSED(
      List.of("K9_REJECTED", "IMG_K9"),
      CatalogueProblem.ENCRYPTION_NOT_ELIGIBLE,
      Retry.NO,
      "the vendor does not give strong encryption to this account"),
  /** By the address that we ask from. */
  TERRITORY_REFUSED(
      List.of("IP_CHECK_FAIL"),
      CatalogueProblem.ENCRYPTION_NOT_ELIGIBLE,
      Retry.NO,
      "the vendor may not give it to the country that our address belongs to"),
  /** No contract, or none that the account is tied to. */
  NO_CONTRACT(
      List.of(
          "CONTRACT_NOT_AUTH",
          "CONTRACT_REJECTED",
          "CONTRACT_REQ_DWLD",
          "CONTRACT_REQD_DWLD",
          "CONTRACT_IMG_DWLD",
          "CONTRACT_IMG_REQ",
          "IMG_CONTRACT_REQD",
          "CONTRACT_LOGIN",
          "LOGIN_CONTRACT_REQ",
          "CONTRACT_ACCESS"),
      CatalogueProblem.NOT_ENTITLED,
      Retry.NO,
      "the account has no contract for it"),
  /** The application or its client id was not admitted to the service. */
  APPLICATION_NOT_ADMITTED(
      List.of("PROD_REG_NA", "PROD_REG_AV", "DNAC_REG_REQ"),
      CatalogueProblem.AUTHENTICATION,
      Retry.NO,
      "the vendor has not admitted our application to the service"),
  /** Taken back by the vendor. */
  NO_LONGER_OFFERED(
      List.of("SW_NO_LONGER_AVL"),
      CatalogueProblem.NOT_FOUND,
      Retry.NO,
      "the vendor does not offer it any longer");

  /** What a retry is good for. */
  public enum Retry {
    /** Nothing: the same will be answered. */
    NO,
    /** The same request may work a while later. */
    LATER,
    /** The download works when it is begun anew; the client does that itself first. */
    ANEW,
    /** It works when an agreement is accepted. */
    ONCE_ACCEPTED
  }

  private final List<String> codes;
  private final CatalogueProblem problem;
  private final Retry retry;
  private final String meaning;
  private final Set<Agreement> agreements;

  PortalError(
      String code, CatalogueProblem problem, Retry retry, String meaning, Agreement... agreements) {
    this(List.of(code), problem, retry, meaning, agreements);
  }

  PortalError(
      List<String> codes,
      CatalogueProblem problem,
      Retry retry,
      String meaning,
      Agreement... agreements) {
    this.codes = codes;
    this.problem = problem;
    this.retry = retry;
    this.meaning = meaning;
    this.agreements = Set.of(agreements);
  }

  /** The portal's codes for it. */
  public List<String> codes() {
    return codes;
  }

  /** What a host acts on. */
  public CatalogueProblem problem() {
    return problem;
  }

  /** What may be tried after it. */
  public Retry retry() {
    return retry;
  }

  /** What it means, in our words. */
  public String meaning() {
    return meaning;
  }

  /** What must be accepted; empty unless that is the error. */
  public Set<Agreement> agreements() {
    return agreements;
  }

  /** The error with that code; empty for one that is not known here. */
  public static Optional<PortalError> of(String code) {
    return Arrays.stream(values()).filter(each -> each.codes.contains(code)).findFirst();
  }

  /** Which error of the portal an exception tells of; empty when it is of another kind. */
  public static Optional<PortalError> of(CatalogueException e) {
    return of(e.code());
  }
}
