package io.swim.transfer.http;

import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which TLS a server speaks. */
enum TlsVersions {
  MODERN("TLSv1.3", "TLSv1.2"),
  LEGACY("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1");

  private static final Logger LOG = LoggerFactory.getLogger(TlsVersions.class);

  /** First because they cost least: any client that knows a stronger one knows this too. */
  private static final List<String> FIRST =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  private final List<String> protocols;

  TlsVersions(String... protocols) {
    this.protocols = List.of(protocols);
  }

  /** Makes a server's engine speak so. */
  void applyTo(SSLEngine engine) {
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(protocols.toArray(String[]::new));
    List<String> suites = new ArrayList<>(FIRST);
    for (String each : this == MODERN ? engine.getEnabledCipherSuites() : legacy(engine)) {
      if (!suites.contains(each)) {
        suites.add(each);
      }
    }
    suites.retainAll(List.of(engine.getSupportedCipherSuites()));
    parameters.setCipherSuites(suites.toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
  }

  /** All that the JVM knows, but those that hide nothing or prove nothing. */
  private static String[] legacy(SSLEngine engine) {
    return List.of(engine.getSupportedCipherSuites()).stream()
        .filter(suite -> !suite.contains("_anon_") && !suite.contains("_NULL_"))
        .toArray(String[]::new);
  }

  /** A JVM has TLS 1.0 and 1.1 switched off, for all that runs in it. */
  void warnOfWhatTheJvmForbids() {
    String disabled = String.valueOf(Security.getProperty("jdk.tls.disabledAlgorithms"));
    if (this == LEGACY && List.of(disabled.split("[, ]+")).contains("TLSv1")) {
      LOG.warn(
          "Devices that know no TLS newer than 1.1 can't fetch over HTTPS: this JVM forbids it by"
              + " its security property jdk.tls.disabledAlgorithms, which only the host can change,"
              + " before its first use of TLS");
    }
  }
}
