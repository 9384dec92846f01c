package io.swim.testkit.internal.device;

/**
 * What a device says around a login.
 *
 * @param banner message of the day, before the login of Telnet and after that of SSH
 * @param greeting what Telnet says between banner and questions
 * @param invalid after a wrong name or password
 * @param tooMany after the last one
 */
public record LoginText(
    String banner,
    String greeting,
    String userPrompt,
    String passwordPrompt,
    String invalid,
    String tooMany) {}
