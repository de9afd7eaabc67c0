/** Whether what code and documents refer to is in the repository: contract rows, decisions, files, headings, classes. */
package dev.hoopoe.systemtests.reference;
