package io.echoproof.app.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names by which this machine and its user are known. */
public final class OwnNames {
  /** Accounts that every machine of their kind has say nothing about anybody. */
  private static final Set<String> EVERYBODYS = Set.of("root", "administrator", "localhost");

  private OwnNames() {}

  /**
   * What to replace in something that is to be published, and by what.
   *
   * @param environment the process's environment variables
   * @param further words that the user named
   */
  public static Map<String, String> words(Map<String, String> environment, List<String> further) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String variable : List.of("USER", "USERNAME", "LOGNAME")) {
      add(words, environment.getOrDefault(variable, ""), "user");
    }
    add(words, System.getProperty("user.name", ""), "user");
    add(words, environment.getOrDefault("COMPUTERNAME", ""), "host");
    add(words, environment.getOrDefault("HOSTNAME", ""), "host");
    add(words, hostName(), "host");
    int number = 1;
    for (String word : further) {
      words.put(word, "masked-" + number++);
    }
    return words;
  }

  private static void add(Map<String, String> words, String name, String by) {
    if (!name.isBlank() && !EVERYBODYS.contains(name.toLowerCase(Locale.ROOT))) {
      words.put(name, by);
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
