package io.swim.transfer.portal;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What a portal says, fit to be shown: short, printable, and without secrets that it repeats. */
final class VendorWords {
  private static final int LONGEST = 400;
  private static final int SHORTEST_SECRET = 4;
  private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?#]+)[?#][^\\s\"'<>)]*");
  private static final Pattern MARKUP = Pattern.compile("<[^>]{0,200}>");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  VendorWords(PortalSettings settings) {
    hide(settings.account().client().password());
    settings.account().user().map(Login::password).ifPresent(this::hide);
    settings.proxy().flatMap(proxy -> proxy.login()).map(Login::password).ifPresent(this::hide);
  }

  /** Is never shown from now on. */
  void hide(Secret secret) {
    if (secret.reveal().length() >= SHORTEST_SECRET) {
      secrets.add(secret.reveal());
    }
  }

  /** Needs not be hidden any more: it has no worth. */
  void forget(Secret secret) {
    secrets.remove(secret.reveal());
  }

  String shown(String words) {
    String shown = words.length() > 16 * LONGEST ? words.substring(0, 16 * LONGEST) : words;
    for (String secret : secrets) {
      shown = shown.replace(secret, "(secret)");
    }
    shown = QUERY.matcher(MARKUP.matcher(shown).replaceAll(" ")).replaceAll("$1");
    shown = BLANKS.matcher(shown).replaceAll(" ").strip();
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
  }
}
