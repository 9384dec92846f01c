package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.CatalogueQuery;
import io.swim.transfer.portal.AsdPortal;
import io.swim.transfer.portal.PortalAccount;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal, or a way to it, that does not do what it should. */
@Timeout(60)
class PortalTroubleTest {
  private static final PortalAccount ACCOUNT =
      PortalAccount.of(PortalBench.CLIENT, Secret.of(PortalBench.CLIENT_SECRET));

  private final PortalBench bench = new PortalBench();

  @AfterEach
  void end() {
    bench.close();
  }

  private CatalogueException searchedWith(PortalFault fault) {
    bench.portal.next(PortalStep.METADATA, fault);
    return bench.refusedSearch();
  }

  private int found() throws Exception {
    return bench.client.search(CatalogueQuery.all(PortalBench.PRODUCT)).size();
  }

  @Test
  void askedTooOftenItAsksAgainWhenItMay() throws Exception {
    bench.portal.next(PortalStep.METADATA, PortalFault.tooManyRequests(Duration.ZERO));
    bench.portal.next(PortalStep.METADATA, PortalFault.tooManyRequests(Duration.ZERO));

    assertThat(found()).isEqualTo(1);
  }

  @Test
  void aLongLimitIsToldAndNotWaitedFor() {
    CatalogueException e = searchedWith(PortalFault.tooManyRequests(Duration.ofHours(1)));

    assertThat(e.problem()).isEqualTo(CatalogueProblem.RATE_LIMITED);
    assertThat(e.retryAfter()).contains(Duration.ofHours(1));
  }

  @Test
  void aLimitWithoutEndIsNotAskedForEver() {
    bench.portal.always(PortalStep.METADATA, PortalFault.tooManyRequests(Duration.ZERO));

    assertThat(bench.refusedSearch().problem()).isEqualTo(CatalogueProblem.RATE_LIMITED);
    assertThat(bench.portal.requests(PortalStep.METADATA)).hasSize(3);
  }

  @Test
  void theGatewaysLimitForTheDayIsOneToo() {
    CatalogueException e = searchedWith(PortalFault.gateway("ERR_403_DEVELOPER_OVER_RATE"));

    assertThat(e.problem()).isEqualTo(CatalogueProblem.RATE_LIMITED);
    assertThat(e.code()).isEqualTo("ERR_403_DEVELOPER_OVER_RATE");
    assertThat(e.retryAfter()).isEmpty();
  }

  @Test
  void maintenanceSaysUntilWhen() {
    CatalogueException e = searchedWith(PortalFault.maintenance(Duration.ofMinutes(20)));

    assertThat(e.problem()).isEqualTo(CatalogueProblem.UNAVAILABLE);
    assertThat(e.retryAfter()).contains(Duration.ofMinutes(20));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 502, 503})
  void aPageForPeopleInsteadOfAnAnswerIsMaintenance(int status) {
    CatalogueException e = searchedWith(new PortalFault.WebPage(status));

    assertThat(e.problem()).isEqualTo(CatalogueProblem.UNAVAILABLE);
    assertThat(e).hasMessageContaining("web page").hasMessageContaining(String.valueOf(status));
    assertThat(e.vendorWords()).isEqualTo("Scheduled maintenance");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "17",
        "\"text\"",
        "{\"metadata\":",
        "{\"metadata\":[]} {}",
        "{\"a\":1,\"a\":2}",
        "{\"metadata\":{}}",
        "{\"metadata\":[null]}",
        "{'metadata':[]}",
        "{\"metadata\":[],}",
        "\u0000\u0001"
      })
  void whatIsNoAnswerIsSaidToBeNone(String body) {
    CatalogueException e = searchedWith(new PortalFault.Body(body));

    assertThat(e.problem()).isEqualTo(CatalogueProblem.PROTOCOL);
    assertThat(e)
        .hasMessageContaining(
            body.startsWith("{\"metadata\":[null") || body.startsWith("{\"metadata\":{}")
                ? "metadata"
                : "the answer");
  }

  @Test
  void deepNestingIsNoDanger() {
    CatalogueException e = searchedWith(new PortalFault.Body("[".repeat(100_000)));

    assertThat(e.problem()).isEqualTo(CatalogueProblem.PROTOCOL);
  }

  @Test
  void anAnswerThatIsCutIsNoAnswer() {
    for (int bytes : List.of(1, 40, 400)) {
      assertThat(searchedWith(new PortalFault.Shortened(bytes)).problem())
          .isEqualTo(CatalogueProblem.PROTOCOL);
    }
  }

  @Test
  void aConnectionThatDropsIsSaidToHaveDropped() {
    CatalogueException e = searchedWith(new PortalFault.BreakOff(30));

    assertThat(e.problem()).isEqualTo(CatalogueProblem.BROKEN_OFF);
    assertThat(e.problem().mayPass()).isTrue();
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedForForEver() {
    try (PortalBench hasty =
        new PortalBench(
            SimulatedPortal.start(), with -> with.answerWithin(Duration.ofMillis(300)))) {
      hasty.portal.next(PortalStep.METADATA, new PortalFault.Stall(30));

      assertThat(hasty.refusedSearch().problem()).isEqualTo(CatalogueProblem.TIMEOUT);
    }
  }

  @Test
  void anAnswerThatTricklesIsNotWaitedForForEver() throws Exception {
    found();
    try (PortalBench hasty =
        new PortalBench(
            SimulatedPortal.start(), with -> with.answerWithin(Duration.ofSeconds(2)))) {
      hasty.portal.next(PortalStep.METADATA, new PortalFault.Slow(1, Duration.ofMillis(100)));

      CatalogueException e = hasty.refusedSearch();

      assertThat(e.problem()).isEqualTo(CatalogueProblem.TIMEOUT);
      assertThat(e).hasMessageContaining("not there after 2000 ms");
    }
  }

  @Test
  void aTokenThatIsNotTakenAnyLongerIsRenewedOnce() throws Exception {
    found();
    bench.portal.endTokens();

    assertThat(found()).isEqualTo(1);

    bench.portal.always(PortalStep.METADATA, PortalFault.gateway("ERR_403_NOT_AUTHORIZED"));
    CatalogueException e = bench.refusedSearch();
    assertThat(e.problem()).isEqualTo(CatalogueProblem.AUTHENTICATION);
    assertThat(e.code()).isEqualTo("ERR_403_NOT_AUTHORIZED");
    assertThat(bench.portal.requests(PortalStep.TOKEN)).hasSize(3);
  }

  @Test
  void anAccountThatIsRefusedIsNotShownWithItsSecret() {
    bench.portal.admit(PortalMember.of(PortalBench.CLIENT, "another"));

    CatalogueException e = bench.refusedSearch();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.AUTHENTICATION);
    assertThat(e.code()).isEqualTo("invalid_client");
    assertThat(e.vendorWords()).isEqualTo("No such client, or not with (secret)");
  }

  @Test
  void aPersonsAccountIsAskedForAsOne() throws Exception {
    bench.portal.admit(PortalBench.MEMBER.withUser("mkeller", "Person-Word 100%&="));
    assertThat(bench.refusedSearch().problem()).isEqualTo(CatalogueProblem.AUTHENTICATION);

    try (AsdPortal portal =
        AsdPortal.builder(
                bench.portal.service(),
                bench.portal.tokens(),
                ACCOUNT.withUser(PortalBench.login("mkeller", "Person-Word 100%&=")))
            .build()) {
      assertThat(portal.search(CatalogueQuery.all(PortalBench.PRODUCT))).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"access_token\":\"x\"}",
        "{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":[\"x\"],\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"x\",\"token_type\":\"MAC\"}",
        "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":\"soon\"}",
        "{\"access_token\": Token-Word-77 }"
      })
  void aTokenThatIsNoneIsNotUsed(String body) {
    bench.portal.next(PortalStep.TOKEN, new PortalFault.Body(body));

    CatalogueException e = bench.refusedSearch();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.PROTOCOL);
    assertThat(e).hasStackTraceContaining("CatalogueException");
    assertThat(stackTrace(e)).doesNotContain("Token-Word");
    assertThat(bench.portal.requests(PortalStep.METADATA)).isEmpty();
  }

  private static String stackTrace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(
      value = PortalStep.class,
      names = {"TOKEN", "METADATA", "DOWNLOAD"})
  void theServiceItselfMayNotRedirect(PortalStep step) {
    bench.portal.next(step, new PortalFault.Redirect(302, java.util.Optional.empty()));

    CatalogueException e = bench.refusedDownload();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.PROTOCOL);
    assertThat(bench.portal.requests()).allMatch(each -> each.host().equals("127.0.0.1"));
  }

  @Test
  void aNameThatDoesNotResolveHasItsOwnError() {
    try (AsdPortal lost =
        AsdPortal.builder(
                URI.create("https://portal.invalid/software"), bench.portal.tokens(), ACCOUNT)
            .build()) {
      CatalogueException e =
          catchThrowableOfType(
              CatalogueException.class, () -> lost.search(CatalogueQuery.all("X")));

      assertThat(e.problem()).isEqualTo(CatalogueProblem.NAME_UNRESOLVED);
      assertThat(e).hasMessageContaining("portal.invalid");
    }
  }

  @Test
  void aPortThatNobodyListensAtIsUnreachable() throws Exception {
    int free;
    try (java.net.ServerSocket socket =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + free + "/x");
    try (AsdPortal lost = AsdPortal.builder(nobody, nobody, ACCOUNT).build()) {
      CatalogueException e =
          catchThrowableOfType(
              CatalogueException.class, () -> lost.search(CatalogueQuery.all("X")));

      assertThat(e.problem()).isEqualTo(CatalogueProblem.UNREACHABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://portal.example/software",
        "https:///software",
        "https://user:word@portal.example/software",
        "https://portal.example/software?key=1",
        "ftp://127.0.0.1/software",
        "software"
      })
  void anAddressThatSecretsMustNotGoToIsRefused(String url) {
    assertThatThrownBy(() -> AsdPortal.builder(URI.create(url), bench.portal.tokens(), ACCOUNT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https")
        .hasMessageNotContaining("word");
  }
}
