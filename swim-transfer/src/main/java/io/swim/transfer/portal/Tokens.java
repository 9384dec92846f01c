package io.swim.transfer.portal;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token of an account (RFC 6749, RFC 6750), asked for when it is needed and kept in
 * memory until shortly before it is over.
 */
final class Tokens {
  private static final String WHAT = "the token";
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final Duration UNTOLD = Duration.ofMinutes(5);

  private final PortalSettings settings;
  private final Exchange exchange;
  private final VendorWords words;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Secret token;
  private Optional<Secret> hidden = Optional.empty();
  private Instant over = Instant.EPOCH;

  Tokens(PortalSettings settings, Exchange exchange, VendorWords words) {
    this.settings = settings;
    this.exchange = exchange;
    this.words = words;
  }

  /** One that is good for a while. */
  Secret current() throws CatalogueException, InterruptedException {
    lock.lockInterruptibly();
    try {
      Secret known = token;
      if (known == null || !settings.clock().instant().isBefore(over)) {
        known = fetch();
        token = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /** The service does not take it any longer. */
  void refused(Secret value) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (value.equals(token)) {
        token = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private Secret fetch() throws CatalogueException {
    HttpPost request = new HttpPost(settings.tokenUrl());
    request.setEntity(new UrlEncodedFormEntity(form(), StandardCharsets.UTF_8));
    Reply reply = exchange.send(request, WHAT);
    if (reply.isRateLimit()) {
      throw new CatalogueException(
          CatalogueProblem.RATE_LIMITED,
          WHAT + ": asked for too often",
          "",
          "",
          reply.rateLimitOver());
    }
    if (reply.status() != 200) {
      throw refused(reply);
    }
    if (reply.isWebPage()) {
      throw new CatalogueException(
          CatalogueProblem.UNAVAILABLE, WHAT + ": a web page came instead of one");
    }
    Fields answer = Fields.top(Json.read(reply.body(), WHAT));
    if (!answer.required("token_type").equalsIgnoreCase("bearer")) {
      throw answer.wrong("token_type", "is not Bearer");
    }
    Secret fresh = Secret.of(answer.required("access_token"));
    if (!fresh.reveal().matches("[\\x21-\\x7e]+")) {
      throw answer.wrong("access_token", "has characters that no token may have");
    }
    Duration lives =
        answer.number("expires_in").isPresent()
            ? Duration.ofSeconds(answer.number("expires_in").getAsLong())
            : UNTOLD;
    over =
        settings
            .clock()
            .instant()
            .plus(
                lives.compareTo(MARGIN.multipliedBy(2)) > 0
                    ? lives.minus(MARGIN)
                    : lives.dividedBy(2));
    hidden.ifPresent(words::forget);
    hidden = Optional.of(fresh);
    words.hide(fresh);
    return fresh;
  }

  private List<NameValuePair> form() {
    List<NameValuePair> form = new ArrayList<>();
    Optional<Login> user = settings.account().user();
    form.add(pair("grant_type", user.isPresent() ? "password" : "client_credentials"));
    form.add(pair("client_id", settings.account().client().username()));
    form.add(pair("client_secret", settings.account().client().password().reveal()));
    if (user.isPresent()) {
      form.add(pair("username", user.get().username()));
      form.add(pair("password", user.get().password().reveal()));
    }
    return form;
  }

  private static NameValuePair pair(String name, String value) {
    return new BasicNameValuePair(name, value);
  }

  /** RFC 6749, section 5.2. */
  private CatalogueException refused(Reply reply) {
    String told = "";
    String code = "";
    if (!reply.isWebPage()) {
      try {
        Fields answer = Fields.top(Json.read(reply.body(), WHAT));
        code = answer.text("error").map(words::shown).orElse("");
        told = answer.text("error_description").map(words::shown).orElse("");
      } catch (CatalogueException e) {
        // The status says enough.
        told = "";
      }
    }
    boolean account = reply.status() == 400 || reply.status() == 401 || reply.status() == 403;
    return new CatalogueException(
        account ? CatalogueProblem.AUTHENTICATION : Failures.problem(reply.status()),
        WHAT
            + (account ? " is refused to the account: " : " is not given: ")
            + "status "
            + reply.status(),
        code,
        told,
        reply.retryAfter());
  }
}
