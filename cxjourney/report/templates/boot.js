document.documentElement.classList.add('js', 'loading');
addEventListener('DOMContentLoaded', () => document.documentElement.classList.remove('loading'));
