package org.lumenark.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentsTest {

  private final Agents agents = Agents.listed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PERSON | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "PERSON | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        "PERSON | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "MACHINE | curl/8.14.1",
        "MACHINE | Wget/1.25.0",
        "MACHINE | aria2/1.37.0",
        "MACHINE | rclone/v1.70.1",
        "MACHINE | Java-http-client/25",
        "MACHINE | python-requests/2.32.4",
        "MACHINE | Python/3.13 aiohttp/3.12.13",
        "MACHINE | node",
        "ROBOT | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "ROBOT | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "ROBOT | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        "ROBOT | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
        "ROBOT | Baiduspider",
        "ROBOT | python crawler of somebody",
        "ROBOT | ''",
      })
  void people_scripts_and_robots_are_told_apart(Agent expected, String name) {
    assertThat(agents.of(name)).isEqualTo(expected);
  }
}
