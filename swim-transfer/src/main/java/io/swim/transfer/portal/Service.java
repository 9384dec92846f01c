package io.swim.transfer.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service's requests: JSON there and back, with the account's token. */
record Service(PortalSettings settings, Exchange exchange, Tokens tokens, VendorWords words) {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final int TRIES_WHEN_LIMITED = 3;

  /**
   * What the service said.
   *
   * @param fields its answer
   * @param refusals what stands at the top of it
   */
  record Answer(Fields fields, List<Refusal> refusals) {}

  /**
   * Asks. A token that is not taken is renewed once; a limit on the rate is waited for, if that is
   * short.
   *
   * @param what for messages
   * @return also when the service says no, with a code
   * @throws CatalogueException when there is no answer, or one without a code
   */
  Answer post(String path, ObjectNode body, String what)
      throws CatalogueException, InterruptedException {
    boolean renewed = false;
    Duration patience = settings.patience();
    for (int tries = 1; ; tries++) {
      Secret token = tokens.current();
      Reply reply = send(path, body, token, what);
      if (reply.isTokenRefused() && !renewed && withCode(reply, what).isEmpty()) {
        LOG.info("{}: the token is not taken any longer, and renewed", what);
        tokens.refused(token);
        renewed = true;
      } else if (reply.isRateLimit()) {
        Duration wait = reply.rateLimitOver().orElse(Duration.ofDays(1));
        if (wait.compareTo(patience) > 0 || tries >= TRIES_WHEN_LIMITED) {
          throw tooOften(what, reply);
        }
        LOG.info("{}: asked too often, asking again in {}", what, wait);
        Waiting.of(wait);
        patience = patience.minus(wait);
      } else {
        return answer(reply, what);
      }
    }
  }

  private Reply send(String path, ObjectNode body, Secret token, String what)
      throws CatalogueException {
    HttpPost request = new HttpPost(settings.path(path));
    request.setHeader("Authorization", "Bearer " + token.reveal());
    request.setEntity(new ByteArrayEntity(Json.write(body), ContentType.APPLICATION_JSON));
    return exchange.send(request, what);
  }

  private static CatalogueException tooOften(String what, Reply reply) {
    return new CatalogueException(
        CatalogueProblem.RATE_LIMITED,
        what + ": the service is asked too often",
        reply.gatewayCode(),
        "",
        reply.rateLimitOver());
  }

  private Answer answer(Reply reply, String what) throws CatalogueException {
    if (reply.isWebPage()) {
      CatalogueProblem problem = Failures.problem(reply.status());
      throw new CatalogueException(
          reply.status() < 300 ? CatalogueProblem.UNAVAILABLE : problem,
          what + ": a web page came instead of an answer, with status " + reply.status(),
          "",
          words.shown(reply.text()),
          reply.retryAfter());
    }
    if (reply.status() / 100 == 2) {
      Fields fields = Fields.top(Json.read(reply.body(), what));
      return new Answer(fields, fields.refusals(words));
    }
    Optional<Answer> withCode = withCode(reply, what);
    if (withCode.isPresent()) {
      return withCode.get();
    }
    throw new CatalogueException(
        reply.gatewayCode().startsWith("ERR_403")
            ? CatalogueProblem.AUTHENTICATION
            : Failures.problem(reply.status()),
        what + ": the service answered with status " + reply.status(),
        reply.gatewayCode(),
        words.shown(reply.text()),
        reply.retryAfter());
  }

  private Optional<Answer> withCode(Reply reply, String what) {
    try {
      Fields fields = Fields.top(Json.read(reply.body(), what));
      List<Refusal> refusals = fields.refusals(words);
      return refusals.isEmpty() ? Optional.empty() : Optional.of(new Answer(fields, refusals));
    } catch (CatalogueException e) {
      LOG.debug("{}: {}", what, e.getMessage());
      return Optional.empty();
    }
  }
}
